/**
 * Layout of texts: finds hard-wrapped lines and joins them to paragraphs. Knows nothing of quotes.
 */
package org.onrecord.extraction.text;
