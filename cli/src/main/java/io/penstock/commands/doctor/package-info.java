/// `penstock doctor`: why a webhook was refused.
@NullMarked
package io.penstock.commands.doctor;

import org.jspecify.annotations.NullMarked;
