package org.onrecord.extraction;

/**
 * A piece of the text.
 *
 * @param start the first Unicode code point, counted from 0
 * @param end the code point after the last
 */
public record TextSpan(int start, int end) {}
