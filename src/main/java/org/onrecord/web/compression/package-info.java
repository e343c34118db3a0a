/**
 * Compression of responses with gzip: the negotiation of {@code Accept-Encoding}, and {@code Vary}.
 * The HTTP server compresses.
 */
package org.onrecord.web.compression;
