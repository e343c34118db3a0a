/**
 * Layout and language of texts: joins hard-wrapped lines to paragraphs, and detects the language.
 */
package org.onrecord.extraction.text;
