package org.onrecord.pages.article;

import java.util.List;
import org.onrecord.pages.layout.BodySegment;

/**
 * A paragraph of an article.
 *
 * @param notes the quotes that begin in it, by speaker and way
 * @param gap true if paragraphs before it are left out
 */
record Paragraph(List<BodySegment> segments, List<Note> notes, boolean gap) {}
