/**
 * Reads articles from pages: HTML or the text of a page goes in, what the page says of its article
 * comes out.
 *
 * <p>The way of a page: {@link org.onrecord.reading.page.SentPage} has its characters; {@link
 * org.onrecord.reading.page.HtmlBlocks} and {@link org.onrecord.reading.page.PlainTextBlocks} cut
 * it into blocks; {@link org.onrecord.reading.page.MainText} tells the article's blocks from the
 * rest; {@link org.onrecord.reading.page.JsonLd}, {@link org.onrecord.reading.page.MetaTags},
 * {@link org.onrecord.reading.page.Markup}, {@link org.onrecord.reading.page.Notices} and {@link
 * org.onrecord.reading.page.ArticleHeader} each offer clues; {@link
 * org.onrecord.reading.page.PageReader} asks them in this order and takes the best.
 */
package org.onrecord.reading.page;
