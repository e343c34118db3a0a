package org.onrecord.pages.article;

import org.onrecord.pages.layout.Attributed;

/**
 * A speaker in an article.
 *
 * @param style the classes of their quotes, such as {@code speaker-1}
 * @param quotes number of quotes
 */
record SpeakerKey(Attributed speaker, String style, long quotes) {}
