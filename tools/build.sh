# gouji_build PRESET [TARGET…]: configures and builds, with ccache where there is one. Sourced by
# the other tools.
gouji_build() {
  local preset=$1
  shift
  local launcher=()
  if command -v ccache >/dev/null; then
    launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  cmake --preset "$preset" "${launcher[@]}" -Wno-dev >"$(gouji_log "$preset")" ||
    { cat "$(gouji_log "$preset")"; return 1; }
  if (($# > 0)); then
    cmake --build --preset "$preset" --target "$@"
  else
    cmake --build --preset "$preset"
  fi
}

# Where the output of the configuration of a preset is kept.
gouji_log() {
  mkdir -p "build/$1"
  echo "build/$1/configure.log"
}

# The files that fuzz targets start from, one a line.
gouji_samples() {
  find tests/linter/office tests/forms schemas/*/good schemas/*/bad -type f -size -200k | sort
}
