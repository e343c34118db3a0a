/**
 * Response bodies that are written without waiting for the client: complete ones at once, streams
 * with a bounded buffer.
 */
package org.onrecord.web.response;
