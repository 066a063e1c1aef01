'use strict';

/** Tags as they are stored: lower case, sorted, each once, with a comma on both ends; '' without tags. */
function joinTags(tags) {
  const words = new Set(tags.map((tag) => String(tag).trim().toLowerCase().replaceAll(',', ' ')).filter(Boolean));
  return words.size === 0 ? '' : `,${[...words].sort().join(',')},`;
}

function splitTags(text) {
  return text.split(',').filter(Boolean);
}

module.exports = { joinTags, splitTags };
