/**
 * Phrases that are more frequent in some texts than in others: words and sequences of words, with
 * the log-likelihood ratio as their score.
 */
package org.onrecord.textreuse.phrases;
