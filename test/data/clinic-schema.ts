/** A clinic's Prisma schema, with the forms that a reader stumbles over. */
export const CLINIC = `
generator client { provider = "prisma-client-js" }
datasource db { provider = "postgresql" url = env("DATABASE_URL") } // { not a model }

/// A patient. model Ghost { id Int }
model Patient {
  id           Int           @id @default(autoincrement())
  email        String        @unique // "quoted { brace"
  name         String        @map("full_name")
  appointments Appointment[]
  record       Record?
  tags         Tag[]
  guardianId   Int?
  guardian     Patient?      @relation("Guardian", fields: [guardianId], references: [id])
  wards        Patient[]     @relation("Guardian")
  @@map("patients")
}

model Record {
  id        Int     @id
  patientId Int     @unique
  patient   Patient @relation(fields: [patientId], references: [id], onDelete: Cascade)
}

model Appointment {
  id        Int     @id
  patientId Int
  doctorId  Int
  patient   Patient @relation(fields: [patientId], references: [id])
  doctor    Doctor  @relation(
    fields: [doctorId],
    references: [id]
  )
  notes     Note[]
  @@index([patientId,
    doctorId])
  @@map(name: "visits")
  @@schema("clinic")
}
model Doctor { 
  id Int @id
  appointments Appointment[]
}
model Note { 
  id Int @id
  appointmentId Int
  appointment Appointment @relation(fields: [appointmentId], references: [id])
  author String
}
model Tag {
  id Int @id
  patients Patient[]
}
view Roster {
  id Int @unique
}
enum Role { DOCTOR NURSE }
type Photo { url String }
`;
