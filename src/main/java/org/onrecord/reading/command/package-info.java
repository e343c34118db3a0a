/** Command-line program that extracts quotes from texts, one JSON object per line. */
package org.onrecord.reading.command;
