package org.onrecord.pages.review;

import java.util.List;
import org.onrecord.pages.layout.BodySegment;

/**
 * A paragraph of the article on the desk.
 *
 * @param start offset in the body, in code points
 * @param place true for the first one with words of the quote
 * @param gap true if paragraphs before it are left out
 */
record DeskParagraph(int start, List<BodySegment> segments, boolean place, boolean gap) {}
