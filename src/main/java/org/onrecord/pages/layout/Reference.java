package org.onrecord.pages.layout;

/**
 * A link from marked words to the note about them, shown as a number.
 *
 * @param label the text of the link for screen readers
 */
public record Reference(int number, String label) {}
