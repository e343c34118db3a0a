/**
 * Extracts quotes from texts and articles over HTTP, and keeps the proposals of each article in
 * sync with the extractor. Editors review proposals as ordinary quotes.
 */
package org.onrecord.reading.proposal;
