/**
 * The OpenAPI document at run time: the endpoint that serves it, and the routes, methods and
 * deprecations that it declares. Everything else in the service asks this package instead of
 * reading the document.
 */
package org.onrecord.web.contract;
