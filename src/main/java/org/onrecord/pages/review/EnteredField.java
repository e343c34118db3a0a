package org.onrecord.pages.review;

/**
 * A field of a form that was not saved.
 *
 * @param name the name of the field, or its label
 */
record EnteredField(String name, String value) {}
