/**
 * Verification of quotations in drafts. {@link org.onrecord.reading.verification.DraftQuotations}
 * finds the quotations of a text; {@link org.onrecord.textreuse.verification.Judge} judges them.
 */
package org.onrecord.reading.verification;
