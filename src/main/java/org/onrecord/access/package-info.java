/**
 * Authentication and authorization: API keys, tokens of an OpenID Connect issuer, sessions of
 * browsers, and the three roles reader, editor and admin.
 */
package org.onrecord.access;
