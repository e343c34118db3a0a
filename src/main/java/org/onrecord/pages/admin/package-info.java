/**
 * Administration pages for people with the role admin: keys, imports under way, subscriptions, and
 * likely duplicates of actors. They use the services of the API.
 */
package org.onrecord.pages.admin;
