/**
 * Facets: counts of the values that the rows matching a condition have, and cross tabulations of
 * two facets. Beyond 200,000 rows the counts are estimated from a sample.
 */
package org.onrecord.query.facet;
