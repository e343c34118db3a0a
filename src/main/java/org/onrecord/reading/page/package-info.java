/**
 * Parses articles from web pages, HTML or plain text.
 *
 * <p>{@link org.onrecord.reading.page.HtmlBlocks} and {@link
 * org.onrecord.reading.page.PlainTextBlocks} split a page into blocks; {@link
 * org.onrecord.reading.page.MainText} selects those of the article. {@link
 * org.onrecord.reading.page.PageReader} collects candidates for each field from JSON-LD, {@code
 * meta} elements, markup, notices and the header, and keeps the best.
 */
package org.onrecord.reading.page;
