/**
 * Affiliations that articles state: the extractor proposes them with the places in the articles as
 * evidence, and editors confirm or reject them. Only a confirmed one is an affiliation of its
 * actor.
 */
package org.onrecord.records.affiliation;
