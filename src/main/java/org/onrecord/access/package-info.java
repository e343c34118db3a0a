/**
 * Authentication and authorization: API keys, tokens of an OpenID Connect issuer, and the three
 * roles reader, editor and admin.
 */
package org.onrecord.access;
