"""What counts, decided once per corpus."""
