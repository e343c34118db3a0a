/**
 * Command-line programs: one extracts quotes from texts, one JSON object per line; one sends a
 * draft to a service that verifies its quotations.
 */
package org.onrecord.reading.command;
