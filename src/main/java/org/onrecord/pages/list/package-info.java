/**
 * Pages of lists and of the search: filters as a form with the parameters of the API, facets beside
 * the rows, and the same list as JSON, CSV or NDJSON.
 */
package org.onrecord.pages.list;
