# language: id
Fitur: Izin PAUD dan pendidikan nonformal
  Satuan pendidikan dikunjungi penilik, bangunannya dilihat DCKTR, dan Kepala Disdikbud merekomendasikannya.

  Skenario: Visitasi dan bangunan diperiksa bersamaan
    Dengan contoh permohonan "pendidikan"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka disdikbud dan dcktr ditanya
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"
    Dan jalur "main/bangunan" berada di "bangunan"

  Skenario: Izin berlaku selama satuan pendidikan berjalan
    Dengan contoh permohonan "pendidikan" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/IZIN-PNF/2026"
    Dan izin berlaku tanpa batas waktu

  Skenario: Kursus dengan sewa kurang dari tiga tahun tidak dapat diajukan
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_satuan  | lkp               |
      | program       | Tata boga dasar   |
      | sewa_selesai  | 30-06-2028        |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "sewa_selesai" disebut

  Skenario: Kursus dengan sewa tiga tahun dapat diajukan
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_satuan  | lkp               |
      | program       | Tata boga dasar   |
      | sewa_selesai  | 31-12-2028        |
    Maka permohonan berada di "kelengkapan"

  Skenario: PAUD dengan sewa pendek tetap diperiksa
    Dengan contoh permohonan "pendidikan" sudah sampai di "verifikasi" dengan
      | sewa_selesai  | 31-12-2027        |
    Ketika Dewi memutuskan "teruskan"
    Maka permohonan berada di "jadwal_visitasi"

  Skenario: Rombongan belajar dan daya tampung dihitung
    Dengan contoh permohonan "pendidikan"
    Maka nilai "jumlah_rombel" adalah "3"
    Dan nilai "kapasitas" adalah "45"
    Dan nilai "jumlah_pendidik" adalah "4"

  Skenario: Kunjungan baru dibuka pada harinya
    Dengan contoh permohonan "pendidikan" sudah sampai di "jadwal_visitasi"
    Ketika Endang memutuskan "dijadwalkan" di "jadwal_visitasi" dengan tanggal "2026-03-09"
    Maka "kunjungan_visitasi" baru dibuka pada "2026-03-09"

  Skenario: Pada harinya kedua penilik menandatangani berita acara
    Dengan contoh permohonan "pendidikan" sudah sampai di "jadwal_visitasi"
    Dan Endang sudah memutuskan "dijadwalkan" di "jadwal_visitasi" dengan tanggal "2026-03-09"
    Dan hari yang ditunggu tiba
    Ketika semua petugas di "kunjungan_visitasi" memutuskan "layak"
    Maka dokumen "letters/berita_acara" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/BA-IZIN-PNF/2026"

  Skenario: Penilik yang berbeda pendapat berkunjung lagi
    Dengan contoh permohonan "pendidikan" sudah sampai di "kunjungan_visitasi"
    Dan Endang sudah memutuskan "layak" di "kunjungan_visitasi" dengan
      | tanggal | 2026-03-02 |
      | keadaan | Baik.      |
    Ketika Hasan memutuskan "tidak_layak" di "kunjungan_visitasi" karena "Pagar rusak" dengan
      | tanggal | 2026-03-02   |
      | keadaan | Pagar rusak. |
    Maka jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Daftar ulang menggantikan izin yang lama
    Dengan izin "pendidikan" sudah terbit
    Dan hari ini tanggal 2031-02-03
    Dan permohonan "daftar_ulang" tentang izin itu diajukan
    Ketika semua yang ditanya menyetujui
    Maka "no_izin_lama" tidak diminta
    Dan izin "503/0001-DPMPTSP/IZIN-PNF/2026" diperpanjang

  Skenario: Lembaga kursus menyebut programnya, bukan usia anak
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_satuan | lkp |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "program" disebut

  Skenario: Pendiri perorangan tidak memerlukan akta
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_pemohon | perorangan |
    Maka permohonan berada di "kelengkapan"

  Skenario: Daftar ulang menyebut izin lama
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_permohonan | daftar_ulang |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "no_izin_lama" disebut

  Skenario: Kunjungan diulang bila satuan pendidikan tutup
    Dengan contoh permohonan "pendidikan" sudah sampai di "kunjungan_visitasi"
    Ketika semua petugas di "kunjungan_visitasi" memutuskan "ulang"
    Maka jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Perbaikan sesudah visitasi mengulang dari kelengkapan
    Dengan contoh permohonan "pendidikan" sudah sampai di "kunjungan_visitasi"
    Dan keputusan ini diambil
      | bangunan           | diperbaiki |
      | kunjungan_visitasi | perbaiki |
    Ketika keputusan ini diambil
      | perbaikan | corrected |
    Maka permohonan berada di "kelengkapan"

  Skenario: Satuan pendidikan yang tidak layak ditolak dengan surat
    Dengan contoh permohonan "pendidikan" sudah sampai di "kunjungan_visitasi"
    Dan keputusan ini diambil
      | bangunan           | disetujui |
      | kunjungan_visitasi | tidak_layak |
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-IZIN-PNF/2026"

  Skenario: Perbaikan oleh pemohon: pemohon diam; Verifikasi kebenaran data: kembalikan untuk diperbaiki
    Dengan contoh permohonan "pendidikan"
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

  Skenario: Kunjungan diulang; Kesesuaian fungsi bangunan: perlu diperbaiki
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | diperbaiki |
      | jadwal_visitasi | dijadwalkan |
    Ketika keputusan ini diambil
      | kunjungan_visitasi | ulang |
    Maka permohonan berada di "pemeriksaan"
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Kesesuaian fungsi bangunan: tidak disetujui
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | bangunan | ditolak |
    Maka permohonan berada di "pemeriksaan"
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Rekomendasi Kepala Dinas Pendidikan dan Kebudayaan: perlu diperbaiki
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | layak |
    Ketika keputusan ini diambil
      | rekomendasi | diperbaiki |
    Maka permohonan berada di "perbaikan"

  Skenario: Rekomendasi Kepala Dinas Pendidikan dan Kebudayaan: tidak direkomendasikan
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | layak |
      | bangunan | disetujui |
    Ketika keputusan ini diambil
      | rekomendasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Paraf Ketua Pokja: kembalikan ke verifikator
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | layak |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Paraf Kepala Bidang: kembalikan ke verifikator
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | layak |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Tanda tangan izin: kembalikan ke verifikator
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | ulang |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | layak |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"
