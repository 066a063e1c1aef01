'use strict';

const { prisma } = require('./db');

function listNotes(tag) {
  return prisma.note.findMany({
    where: tag ? { tags: { contains: `,${tag.toLowerCase()},` } } : {},
    orderBy: [{ pinned: 'desc' }, { updatedAt: 'desc' }],
  });
}

function findNote(id) {
  return prisma.note.findUnique({ where: { id } });
}

function createNote(fields) {
  return prisma.note.create({ data: fields });
}

function updateNote(id, fields) {
  return prisma.note.update({ where: { id }, data: fields });
}

async function deleteNote(id) {
  const removed = await prisma.note.deleteMany({ where: { id } });
  return removed.count > 0;
}

function listTagTexts() {
  return prisma.note.findMany({ where: { tags: { not: '' } }, select: { tags: true } });
}

module.exports = { createNote, deleteNote, findNote, listNotes, listTagTexts, updateNote };
