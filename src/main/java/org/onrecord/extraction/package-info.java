/**
 * Extracts quotes with their speakers from English news text, in plain Java without web or
 * database.
 *
 * <p>{@link org.onrecord.extraction.Extractor} runs the stages of {@link
 * org.onrecord.extraction.ExtractionPipeline}: tokenization and tagging; quotation marks and
 * mentions; cues and their contents; speakers; coreference; relays. Log-linear models decide, and
 * {@link org.onrecord.extraction.Confidence} estimates how probably a quote is right.
 */
package org.onrecord.extraction;
