/**
 * Subscriptions: list queries whose changes are delivered as signed webhooks. What is to be
 * delivered derives from the change feed; any number of replicas share the work.
 */
package org.onrecord.exchange.subscriptions;
