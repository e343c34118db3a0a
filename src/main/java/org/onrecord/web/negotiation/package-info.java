/**
 * Content negotiation: the media type of an answer follows from the {@code Accept} header, or from
 * the file extension of the URL.
 */
package org.onrecord.web.negotiation;
