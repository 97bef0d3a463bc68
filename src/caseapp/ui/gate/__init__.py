"""Before the register is open: lock screen, making a register, enrolling, recovering."""
