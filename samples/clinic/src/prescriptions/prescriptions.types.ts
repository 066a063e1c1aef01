export interface NewItem {
  medicineId: string;
  dose: string;
  perDay: number;
  days: number;
  repeatsLeft: number;
}

export interface NewPrescription {
  patientId: string;
  prescriberId: string;
  items: NewItem[];
}

export interface NewMedicine {
  name: string;
  substance: string;
  form: string;
}

/** As much of a medicine as the safety checks look at. */
export interface MedicineFacts {
  id: string;
  name: string;
  substance: string;
  withdrawn: boolean;
  interactsWith: { id: string; name: string }[];
}

export interface Warning {
  kind: 'allergy' | 'interaction' | 'withdrawn';
  /** Severe ones stop the prescription, the others are shown. */
  severe: boolean;
  message: string;
}
