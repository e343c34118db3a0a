package org.onrecord.pages.embed;

import io.quarkus.qute.TemplateInstance;

/**
 * The HTML element that shows a card.
 *
 * @param url URL of the card
 * @param title text for screen readers
 */
record EmbedCode(String url, String title, CardSize size) implements TemplateInstance {}
