/**
 * Connections of clients: protocol options, their maximum number, and time limits for connections
 * that are idle and for responses that the client does not read.
 */
package org.onrecord.web.connections;
