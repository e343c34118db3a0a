/**
 * Facets: counts of the values that the rows matching a condition have. Beyond 200,000 rows the
 * counts are estimated from a sample.
 */
package org.onrecord.query.facet;
