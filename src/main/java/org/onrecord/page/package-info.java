/**
 * Reads articles from pages: HTML or the text of a page goes in, what the page says of its article
 * comes out.
 *
 * <p>The way of a page: {@link org.onrecord.page.SentPage} has its characters; {@link
 * org.onrecord.page.Blocks} and {@link org.onrecord.page.TextLines} cut it into blocks; {@link
 * org.onrecord.page.MainText} tells the article's blocks from the rest; {@link
 * org.onrecord.page.JsonLd}, {@link org.onrecord.page.MetaTags}, {@link org.onrecord.page.Markup},
 * {@link org.onrecord.page.Notices} and {@link org.onrecord.page.Surroundings} each offer clues;
 * {@link org.onrecord.page.PageReader} asks them in this order and takes the best.
 */
package org.onrecord.page;
