/**
 * The page of an actor: what they said and when, where it was printed, who relayed it, and the
 * offices they held.
 */
package org.onrecord.pages.actor;
