"""Words of time → dates: deadlines, academic years, sessions."""
