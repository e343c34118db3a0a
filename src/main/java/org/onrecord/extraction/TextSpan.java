package org.onrecord.extraction;

/**
 * A range of the text in Unicode code points, counted from 0.
 *
 * @param end exclusive
 */
public record TextSpan(int start, int end) {}
