/**
 * Quotes on pages of other sites: a card for a frame, its HTML code, and the oEmbed endpoint by
 * which editors turn the URL of a quote into it.
 */
package org.onrecord.pages.embed;
