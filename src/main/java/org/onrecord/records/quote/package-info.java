/**
 * Quotes: words attributed to a speaker in one article, with their spans in its body. Contains the
 * entity, its HTTP endpoints, filters, facets and exports, and the re-anchoring after corrections.
 */
package org.onrecord.records.quote;
