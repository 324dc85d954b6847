# language: id
Fitur: Persetujuan analisis dampak lalu lintas
  Dishub menetapkan kelas bangkitan; yang tinggi dipaparkan di depan tim evaluasi, dan pemohon menyanggupi penanganannya.

  Skenario: Bangkitan rendah cukup dengan standar teknis
    Dengan contoh permohonan "andalalin" sudah sampai di "penetapan_kelas"
    Ketika Citra memutuskan "rendah" dengan bangkitan_ditetapkan "80"
    Maka permohonan berada di "rekomendasi"

  Skenario: Bangkitan sedang disanggupi sebelum direkomendasikan
    Dengan contoh permohonan "andalalin" sudah sampai di "penetapan_kelas"
    Dan Citra sudah memutuskan "sedang" dengan bangkitan_ditetapkan "520"
    Ketika Joko memutuskan "selesai" dengan penanganan "Rambu dan marka di akses."
    Maka permohonan berada di "kesanggupan"

  Skenario: Bangkitan tinggi dipaparkan di depan tiga anggota tim
    Dengan contoh permohonan "andalalin" sudah sampai di "jadwal_paparan"
    Ketika Joko memutuskan "dijadwalkan" dengan tanggal "2026-03-06"
    Maka dishub, dsdabmbk dan polres ditanya

  Skenario: Perbaikan setelah paparan diperiksa Dishub, bukan loket
    Dengan contoh permohonan "andalalin" sudah sampai di "perbaikan_dokumen"
    Ketika pemohon memperbaiki dokumen "dokumen_andalalin"
    Maka permohonan berada di "periksa_dokumen"
    Dan "kelengkapan" dikunjungi 1 kali

  Skenario: Surat kesanggupan yang tidak datang menggugurkan permohonan
    Dengan contoh permohonan "andalalin" sudah sampai di "kesanggupan"
    Ketika 8 hari kerja berlalu
    Maka permohonan berakhir "lapsed"

  Skenario: Surat kesanggupan yang tidak lengkap diminta lagi
    Dengan contoh permohonan "andalalin" sudah sampai di "periksa_kesanggupan"
    Ketika Citra memutuskan "kembalikan" karena "Belum bermeterai"
    Maka permohonan berada di "kesanggupan"

  Skenario: Persetujuan ditinjau kembali setelah lima tahun
    Dengan contoh permohonan "andalalin" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/ANDALALIN/2026"
    Dan izin berlaku sampai "2031-03-01"

  Skenario: Akses ke jalan provinsi bukan kewenangan kota
    Dengan contoh permohonan "andalalin" sudah sampai di "penetapan_kelas" dengan
      | status_jalan | provinsi |
    Dan Joko sudah memutuskan "bukan_kewenangan" di "penetapan_kelas" karena "Jalan akses adalah jalan provinsi" dengan
      | bangkitan_ditetapkan | 1215 |
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-ANDALALIN/2026"

  Skenario: Bangkitan yang diperkirakan rendah tidak memerlukan dokumen konsultan
    Ketika permohonan "andalalin" diajukan dengan
      | kelas_perkiraan | rendah |
    Maka permohonan berada di "kelengkapan"

  Skenario: Hotel menyebut jumlah kamar
    Ketika permohonan "andalalin" diajukan dengan
      | jenis_kegiatan | hotel |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "jumlah_unit" disebut

  Skenario: Perbaikan oleh pemohon: pemohon diam; Verifikasi kebenaran data: kembalikan untuk diperbaiki
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Penetapan kelas bangkitan: kembalikan untuk diperbaiki
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | penetapan_kelas | kembalikan |
    Maka permohonan berada di "perbaikan"

  Skenario: Penyusunan rekomendasi teknis: kembalikan untuk diperbaiki; Rekomendasi Kepala Dinas Perhubungan: kembalikan ke tim teknis
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | rendah |
      | rekomendasi | kembalikan |
      | penetapan_kelas | sedang |
    Ketika keputusan ini diambil
      | rekomendasi_teknis | kembalikan |
    Maka permohonan berada di "perbaikan"

  Skenario: Rekomendasi Kepala Dinas Perhubungan: tidak direkomendasikan
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | rendah |
    Ketika keputusan ini diambil
      | rekomendasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Penyusunan rekomendasi teknis: tidak disetujui
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | sedang |
    Ketika keputusan ini diambil
      | rekomendasi_teknis | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Paraf Ketua Pokja: kembalikan ke verifikator
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | rendah |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Paparan dan berita acara tim evaluasi: tidak disetujui
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | tinggi |
      | jadwal_paparan | dijadwalkan |
    Ketika keputusan ini diambil
      | paparan | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Paraf Kepala Bidang: kembalikan ke verifikator
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | rendah |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Pemeriksaan dokumen perbaikan: paparan ulang; Pemeriksaan dokumen perbaikan: kembalikan untuk diperbaiki
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | tinggi |
      | jadwal_paparan | dijadwalkan |
      | paparan | diperbaiki |
      | perbaikan_dokumen | corrected |
      | periksa_dokumen | kembalikan |
      | perbaikan_dokumen | corrected |
    Ketika keputusan ini diambil
      | periksa_dokumen | paparan_ulang |
    Maka permohonan berada di "jadwal_paparan"

  Skenario: Tanda tangan persetujuan: kembalikan ke verifikator
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | rendah |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Perbaikan dokumen andalalin oleh pemohon: pemohon diam
    Dengan contoh permohonan "andalalin"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | penetapan_kelas | tinggi |
      | jadwal_paparan | dijadwalkan |
      | paparan | diperbaiki |
    Ketika keputusan ini diambil
      | perbaikan_dokumen | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Tim evaluasi menandatangani berita acara paparan
    Dengan contoh permohonan "andalalin" sudah sampai di "paparan"
    Ketika semua petugas di "paparan" memutuskan "disetujui"
    Maka dokumen "letters/berita_acara" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/BA-ANDALALIN/2026"
