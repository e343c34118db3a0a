/**
 * Actors with their aliases and affiliations: endpoints, filters, views and storage. Resolves the
 * references to actors that other records contain.
 */
package org.onrecord.records.actor;
