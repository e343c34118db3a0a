/**
 * The page of a quote: its words, context, relay chain, the speaker's office on that day, the
 * statement with its wordings, citations and history.
 */
package org.onrecord.pages.quote;
