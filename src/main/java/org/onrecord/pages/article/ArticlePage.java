package org.onrecord.pages.article;

import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.records.article.ArticleView;

/**
 * The page of an article.
 *
 * @param paragraphs the text, or the paragraphs with quotes
 * @param speakers the speakers with their classes, in the order of their first quotes
 * @param unplaced quotes whose words have no place in the text
 * @param rejected number of rejected quotes, which are not shown
 * @param limited true if the article may have more quotes than those shown
 * @param whole true if the whole text is shown
 * @param at instant of a past state, or null
 */
record ArticlePage(
    Frame frame,
    ArticleView article,
    String byline,
    List<Paragraph> paragraphs,
    List<SpeakerKey> speakers,
    List<QuoteRow> unplaced,
    int quotes,
    int rejected,
    boolean limited,
    boolean whole,
    Instant at)
    implements TemplateInstance {}
