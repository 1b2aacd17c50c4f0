/// `penstock doctor`: why a webhook was refused.
@NullMarked
package io.penstock.cli.doctor;

import org.jspecify.annotations.NullMarked;
