/// Recipes: how a sender signs, and where its webhooks say what.
@NullMarked
package io.penstock.senders.recipe;

import org.jspecify.annotations.NullMarked;
