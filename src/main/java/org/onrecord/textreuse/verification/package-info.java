/**
 * Judges quotations against the quotes and articles on record, in plain Java without web or
 * database.
 *
 * <p>{@link org.onrecord.textreuse.verification.Judge} compares a quotation with the candidates of
 * an {@link org.onrecord.textreuse.verification.EvidenceSource} and returns the most favourable
 * true {@link org.onrecord.textreuse.verification.Verdict} with its evidence. Offsets count Unicode
 * code points; those within these classes count UTF-16 units.
 */
package org.onrecord.textreuse.verification;
