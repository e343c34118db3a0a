/**
 * Citations of quotes in the formats of reference managers (CSL-JSON, BibTeX, RIS), and URLs with
 * text fragments. Depends on no other package of the service.
 */
package org.onrecord.records.citation;
