/**
 * Entity tags and conditional requests (RFC 9110, section 13): {@code ETag}, {@code If-Match} and
 * {@code If-None-Match}.
 */
package org.onrecord.web.conditional;
