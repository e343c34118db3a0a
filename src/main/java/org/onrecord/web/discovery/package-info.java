/**
 * Entry points for people and programs that know only the address of the service: the start page,
 * the API catalog (RFC 9727) and the guide.
 */
package org.onrecord.web.discovery;
